import type { QuestionProps, QuestionsProps } from '#lib/markdown/directives.ts';

export const Questions = ({ children }: QuestionsProps) => <div className="questions">{children}</div>;

/** The answer opens without script. */
export const Question = ({ id, question, children }: QuestionProps) => (
  <details id={id}>
    <summary>{question}</summary>
    <div className="answer">
      {children}
      {/* biome-ignore lint/a11y/useAnchorContent: it has the question's words */}
      <a className="anchor" href={`#${id}`} aria-label={question} />
    </div>
  </details>
);
