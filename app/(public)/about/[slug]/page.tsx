import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageFrame } from '#components/page/page-frame.tsx';
import { PolicyText } from '#components/page/policy-text.tsx';
import { pagePath } from '#lib/routes.ts';
import { policyGraph } from '#lib/seo/graph/lists.ts';
import { policyMetadata } from '#lib/seo/metadata.ts';
import { getPaper } from '../../_data/paper.ts';
import { decoded } from '../../_data/params.ts';
import { getPolicyPage } from '../../_data/policy.ts';

interface Props {
  params: Promise<{ slug: string }>;
}

async function load({ params }: Props) {
  const { slug } = await params;
  return Promise.all([getPaper(), getPolicyPage(decoded(slug))]);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [paper, data] = await load(props);
  return paper && data ? policyMetadata(data.policy, paper.site) : {};
}

export default async function Policy(props: Props) {
  const [paper, data] = await load(props);
  if (paper === undefined || data === undefined) notFound();
  return (
    <PageFrame paper={paper} path={pagePath(data.policy.slug)} graph={policyGraph(data.policy, paper)}>
      <PolicyText data={data} paper={paper} />
    </PageFrame>
  );
}
