import { Result } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly extra?: ReactNode;
}

/** A page with nothing on it for this person, and why. */
export const Nothing = ({ title, extra }: Props) => (
  <Result icon={<img src="/icon.svg" alt="" width={72} height={72} />} title={title} extra={extra} />
);
