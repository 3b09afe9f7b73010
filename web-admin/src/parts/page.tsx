import { useEffect, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly above?: ReactNode;
  readonly children: ReactNode;
}

/** A page: its name once, as heading and as the window's title, and what can be done from it beside the name. */
export function Page({ title, aside, above, children }: Props) {
  useEffect(() => {
    document.title = `${title} · 邻里`;
  }, [title]);
  return (
    <div className="page">
      {above}
      <header className="page-head">
        <h1>{title}</h1>
        <div className="page-aside">{aside}</div>
      </header>
      {children}
    </div>
  );
}
