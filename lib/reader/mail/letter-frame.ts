/** The paper that every letter is written on. Mail programs know no style sheets: styles stand with what they style. */
import { Body } from '@react-email/body';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Html } from '@react-email/html';
import { Link } from '@react-email/link';
import { Preview } from '@react-email/preview';
import { Text } from '@react-email/text';
import { createElement as h, type ReactNode } from 'react';

const SERIF = 'Newsreader, Georgia, "Times New Roman", serif';
const SANS = '"Public Sans", -apple-system, "Segoe UI", Helvetica, Arial, sans-serif';
const INK = '#14181d';

const styles = {
  page: { margin: 0, padding: '24px 16px', background: '#fafaf8', color: INK, fontFamily: SANS },
  sheet: { maxWidth: '480px', margin: '0 auto' },
  name: {
    margin: 0,
    padding: '0 0 12px',
    borderBottom: `3px double ${INK}`,
    font: `500 28px/1.1 ${SERIF}`,
    color: INK,
  },
  title: { margin: '24px 0 12px', font: `540 23px/1.2 ${SERIF}` },
  text: { margin: '0 0 16px', fontSize: '16px', lineHeight: '1.5' },
  code: {
    margin: '0 0 16px',
    fontSize: '32px',
    lineHeight: '1.2',
    fontWeight: 650,
    letterSpacing: '0.14em',
    fontVariantNumeric: 'tabular-nums',
  },
  foot: {
    margin: '24px 0 0',
    padding: '12px 0 0',
    borderTop: '1px solid #d3d6d1',
    fontSize: '13px',
    lineHeight: '1.5',
    color: '#575e65',
  },
} as const;

/** Who writes: the publication's name and origin. */
export interface Sender {
  name: string;
  origin: string;
  /** BCP 47. */
  locale: string;
}

interface FrameProps {
  sender: Sender;
  title: string;
  /** What mail programs show beside the subject. */
  preview: string;
  children?: ReactNode;
}

export const Paragraph = ({ children }: { children?: ReactNode }) =>
  h(Text, { style: styles.text }, children);

/** A code, large: with spaces between its halves it would be copied with them. */
export const Code = ({ children }: { children?: string }) => h(Text, { style: styles.code }, children);

export const Anchor = ({ href, children }: { href: string; children?: string }) =>
  h(Link, { href, style: { color: '#17557a', textDecoration: 'underline' } }, children);

export const LetterFrame = ({ sender, title, preview, children }: FrameProps) =>
  h(
    Html,
    { lang: sender.locale },
    h(Head),
    h(Preview, null, preview),
    h(
      Body,
      { style: styles.page },
      h(
        Container,
        { style: styles.sheet },
        h(Text, { style: styles.name }, sender.name),
        h(Heading, { as: 'h1', style: styles.title }, title),
        children,
        h(
          Text,
          { style: styles.foot },
          `This message was sent by ${sender.name}, `,
          h(Link, { href: sender.origin, style: { color: '#575e65' } }, new URL(sender.origin).host),
          ', because somebody gave this address there.',
        ),
      ),
    ),
  );
