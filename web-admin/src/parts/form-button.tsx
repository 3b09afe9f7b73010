import { Button, type ButtonProps } from 'antd';
import { useState, type ReactNode } from 'react';
import { call, type Operation } from '../operation.ts';
import { ReasonField } from './fields.tsx';
import { FormDialog, type FormProps } from './form-dialog.tsx';

type Looks = Pick<ButtonProps, 'type' | 'danger' | 'size' | 'icon'>;

/** A button, the small form it opens, and the word that it is done. */
export function FormButton<Values extends object = object>({
  type = 'default',
  danger = false,
  size = 'middle',
  icon,
  ...form
}: FormProps<Values> & Looks) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button type={type} danger={danger} size={size} icon={icon} onClick={() => setOpen(true)}>
        {form.title}
      </Button>
      {isOpen ? <FormDialog<Values> {...form} close={() => setOpen(false)} /> : null}
    </>
  );
}

interface Target {
  readonly id: string;
  readonly version: number;
}

interface ReasonProps extends Looks {
  readonly operation: Operation<unknown, Target & { readonly reason: string }>;
  readonly target: Target;
  readonly title: string;
  readonly onDone?: () => void;
  readonly children?: ReactNode;
}

/** A change that needs a reason and nothing else. */
export function ReasonButton({ operation, target: { id, version }, children, ...form }: ReasonProps) {
  return (
    <FormButton<{ readonly reason: string }>
      {...form}
      callOf={({ reason }) => call(operation, { id, version, reason })}
    >
      {children}
      <ReasonField />
    </FormButton>
  );
}
