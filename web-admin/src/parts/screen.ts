import { Grid } from 'antd';

/** Whether this is a phone: cards instead of tables, bars at the thumb instead of a side menu. */
export const useIsPhone = (): boolean => Grid.useBreakpoint().md === false;
