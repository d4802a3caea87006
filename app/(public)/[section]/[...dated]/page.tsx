/**
 * What a section has by date: a month's list, a story. One route for both, because each segment of a route costs a
 * fifteenth of a story's rendering (docs/decisions/033-rendering.md).
 */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { parsePath, routePath } from '#lib/routes.ts';
import { decoded } from '../../_data/params.ts';
import { articlePage } from './article.tsx';
import type { DatedPage } from './dated-page.ts';
import { monthPage } from './month.tsx';

interface Props {
  params: Promise<{ section: string; dated: string[] }>;
}

async function find({ params }: Props): Promise<DatedPage | undefined> {
  const { section, dated } = await params;
  const route = parsePath(`/${[section, ...dated].map(decoded).join('/')}`);
  switch (route?.kind) {
    case 'month':
      return monthPage(route.section, `${route.year}-${route.month}`, route.page);
    case 'article':
      return articlePage(routePath(route));
    default:
      return undefined;
  }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return (await find(props))?.metadata() ?? {};
}

export default async function Dated(props: Props) {
  return (await find(props))?.page() ?? notFound();
}
