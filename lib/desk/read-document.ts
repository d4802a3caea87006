/** A document's text as the record that is published, with all that is wrong in it. */
import type { Article, Author, Front, LiveEntry, Page, Section, Site, Topic } from 'contentlayer/generated';
import type { ContentRecord } from '#lib/edition/batch.ts';
import { mergeMarkIn, UNFINISHED_MERGE } from '#lib/markdown/facts/find-merge-marks.ts';
import { entryAddress, slugAddress, storyAddress } from './address.ts';
import { type Document, makeDocument } from './document.ts';
import type { DocumentType } from './document-types.ts';
import type { Fault } from './fault.ts';
import { checkFences, cutFrontMatter, isUnclosed, UNCLOSED } from './front-matter.ts';
import type { Need } from './needs.ts';
import { articleNeeds, articleRecord } from './records/article.ts';
import { type BodyReading, readBodyOf } from './records/body.ts';
import {
  authorRecord,
  entryRecord,
  frontRecord,
  pageRecord,
  sectionRecord,
  siteRecord,
  topicRecord,
} from './records/furniture.ts';
import { pictureNeeds } from './records/picture.ts';
import { checkArticle } from './rules/article.ts';
import { checkAuthor, checkFront, checkSite } from './rules/furniture.ts';
import { checkPicture } from './rules/nested.ts';
import { checkTexts } from './rules/texts.ts';
import { checkTrailingComments } from './rules/trailing-comments.ts';
import { type LineFinder, lineFinder, readYaml } from './yaml.ts';

/** What a document's file amounts to. `record` is there where no fault is an error. */
export interface DocumentReading {
  document?: Document | undefined;
  record?: ContentRecord | undefined;
  needs: Need[];
  faults: Fault[];
  /** Line of a field, looked up in the file's YAML. */
  lineOf: LineFinder;
}

interface Outcome {
  record?: ContentRecord | undefined;
  needs?: Need[];
  faults?: Fault[];
}

/** Rules and records by document type. `body` is empty for data files. */
function judge(
  type: string,
  document: Document,
  file: string,
  body: BodyReading,
  timeZone: string | undefined,
): Outcome {
  // Each cast: the document was checked against this very type's definition.
  switch (type) {
    case 'Article': {
      const address = storyAddress(file);
      if ('faults' in address) return address;
      const article = document as unknown as Article;
      return {
        record: articleRecord(article, address, body),
        needs: articleNeeds(article, address),
        faults: checkArticle(article, address, timeZone),
      };
    }
    case 'LiveEntry': {
      const address = entryAddress(file);
      if ('faults' in address) return address;
      const record = entryRecord(document as unknown as LiveEntry, address, body.text);
      const needs: Need[] = [{ kind: 'story', name: address.story }];
      if (record.author !== undefined) needs.push({ kind: 'author', name: record.author, field: ['author'] });
      return { record, needs };
    }
    case 'Site': {
      const site = document as unknown as Site;
      return { record: siteRecord(site), faults: checkSite(site) };
    }
  }
  const address = slugAddress(file);
  if ('faults' in address) return address;
  switch (type) {
    case 'Section': {
      const record = sectionRecord(document as unknown as Section, address.slug, body.text);
      const needs: Need[] =
        record.parent === undefined ? [] : [{ kind: 'section', name: record.parent, field: ['parent'] }];
      return { record, needs };
    }
    case 'Author': {
      const author = document as unknown as Author;
      const needs = pictureNeeds(author.image, ['image']);
      return { record: authorRecord(author, address.slug, body.text), needs, faults: checkAuthor(author) };
    }
    case 'Topic': {
      const topic = document as unknown as Topic;
      const needs = pictureNeeds(topic.image, ['image']);
      return {
        record: topicRecord(topic, address.slug),
        needs,
        faults: checkPicture(topic.image, ['image']),
      };
    }
    case 'Page':
      return { record: pageRecord(document as unknown as Page, address.slug, body.text) };
    case 'Front': {
      const front = document as unknown as Front;
      return { record: frontRecord(front, address.slug), faults: checkFront(front) };
    }
    default:
      throw new Error(`The desk has no rules for documents of type ${type}.`);
  }
}

const isError = (fault: Fault): boolean => fault.severity !== 'warning';

/** Reads the text of a document's file (path below CONTENT_DIR). `timeZone`: the publication's (IANA), where it is known. */
export function readDocument(
  type: DocumentType,
  file: string,
  text: string,
  timeZone: string | undefined,
): DocumentReading {
  const cut =
    type.holds === 'markdown'
      ? cutFrontMatter(text)
      : { yaml: text, body: '', linesBefore: 0, language: undefined };
  const reading: DocumentReading = {
    needs: [],
    faults: [],
    lineOf: lineFinder(cut.yaml),
  };
  const fence = type.holds === 'markdown' ? checkFences(text) : undefined;
  if (fence !== undefined) {
    reading.faults.push(fence);
    return reading;
  }
  if (cut.language !== undefined) {
    const message = `The front matter is marked as "${cut.language}".`;
    reading.faults.push({ line: 1, message, remedy: 'Write it in YAML, after a line "---".' });
    return reading;
  }
  const merge = mergeMarkIn(cut.yaml);
  if (merge !== undefined) {
    reading.faults.push({ line: merge, ...UNFINISHED_MERGE });
    return reading;
  }
  const yaml = readYaml(cut.yaml);
  if ('faults' in yaml) {
    reading.faults.push(...(type.holds === 'markdown' && isUnclosed(text) ? [UNCLOSED] : yaml.faults));
    return reading;
  }
  const made = makeDocument(type, file, { fields: yaml.fields, body: cut.body });
  const body = readBodyOf(cut.body, cut.linesBefore);
  reading.document = made.document;
  reading.faults.push(
    ...checkTrailingComments(type.fields, yaml.comments),
    ...made.faults,
    ...checkTexts(type.fields, yaml.fields),
  );
  // The rules trust the types of the fields, so they wait until these are right.
  if (!made.faults.some(isError)) {
    const outcome = judge(type.name, made.document, file, body, timeZone);
    reading.faults.push(...(outcome.faults ?? []));
    reading.needs.push(...(outcome.needs ?? []), ...body.needs);
    reading.record = outcome.record;
  }
  reading.faults.push(...body.faults);
  if (reading.faults.some(isError)) reading.record = undefined;
  return reading;
}
