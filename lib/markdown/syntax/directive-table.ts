/** What each directive looks like and which attributes it takes: the one place to add one (with its props in `directives.ts`). */
import { decodePath, parsePath } from '../../routes.ts';
import type { DirectiveAttributes, DirectiveName } from '../directives.ts';
import { mediaFile } from '../safe-url.ts';

type Reading<Value> = { value: Value } | { message: string; remedy: string };
export interface AttributeRule<Value> {
  required: boolean;
  /** Reads the text of the attribute, or says what is wrong with it. */
  read: (text: string) => Reading<Value>;
}

type Rules<Attributes> = {
  [Key in keyof Attributes]-?: AttributeRule<Exclude<Attributes[Key], undefined>>;
};

const text = (value: string): Reading<string> => ({ value });

const numberBetween =
  (low: number, high: number) =>
  (value: string): Reading<number> => {
    const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(value) ? Number(value) : Number.NaN;
    return number >= low && number <= high
      ? { value: number }
      : {
          message: `"${value}" is not a number from ${low} to ${high}.`,
          remedy: 'Write it with a point: 33.3152.',
        };
  };

const file = (value: string): Reading<string> =>
  mediaFile(value) === undefined
    ? {
        message: `"${value}" does not name a file of content/media.`,
        remedy: 'Put the file into content/media and name it from there: charts/oil.csv.',
      }
    : { value };

function storyPath(value: string): Reading<string> {
  const path = decodePath(value);
  return path !== undefined && parsePath(path)?.kind === 'article'
    ? { value: path }
    : {
        message: `"${value}" is not the path of a story.`,
        remedy: 'Write the path as it stands in the address: /world/2007/05/29/slug.',
      };
}

function webAddress(value: string): Reading<string> {
  const url = /^https?:\/\//i.test(value) ? URL.parse(value) : null;
  return url && (url.protocol === 'https:' || url.protocol === 'http:')
    ? { value: url.href }
    : { message: `"${value}" is not a web address.`, remedy: 'Write it in full, from https:// on.' };
}

const chartType = (value: string): Reading<'bar' | 'line'> =>
  value === 'bar' || value === 'line'
    ? { value }
    : {
        message: `A chart's type is bar or line, not "${value}".`,
        remedy: 'Write type="bar" or type="line".',
      };

const required = <Value>(read: AttributeRule<Value>['read']) => ({ required: true, read });
const optional = <Value>(read: AttributeRule<Value>['read']) => ({ required: false, read });

/** `container`: `:::name` … `:::`. `leaf`: `::name` on a line of its own. */
export const DIRECTIVES: {
  [Name in DirectiveName]: { form: 'container' | 'leaf'; attributes: Rules<DirectiveAttributes[Name]> };
} = {
  pullquote: { form: 'container', attributes: { cite: optional(text) } },
  factbox: { form: 'container', attributes: { title: optional(text) } },
  timeline: { form: 'container', attributes: {} },
  questions: { form: 'container', attributes: {} },
  related: { form: 'leaf', attributes: { path: required(storyPath) } },
  map: {
    form: 'leaf',
    attributes: {
      lat: required(numberBetween(-90, 90)),
      lon: required(numberBetween(-180, 180)),
      label: optional(text),
      zoom: optional(numberBetween(0, 18)),
    },
  },
  chart: {
    form: 'leaf',
    attributes: { src: required(file), type: required(chartType), title: required(text) },
  },
  video: {
    form: 'leaf',
    attributes: { src: required(file), title: required(text), poster: optional(file) },
  },
  embed: { form: 'leaf', attributes: { url: required(webAddress), title: optional(text) } },
};

export const isDirectiveName = (name: string): name is DirectiveName => Object.hasOwn(DIRECTIVES, name);
