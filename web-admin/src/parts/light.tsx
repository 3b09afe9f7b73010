import { useTranslation } from 'react-i18next';
import type { CaseLight as Colour } from '../generated/api.ts';

// Shape and word carry the meaning; colour only repeats it.
const shapes = { GREEN: '●', YELLOW: '▲', RED: '■' } as const;

/** How a case stands against its clock 灯. */
export function Light({ colour, terse = false }: { readonly colour: Colour; readonly terse?: boolean }) {
  const { t } = useTranslation();
  const word = t(`light.${colour}`);
  return (
    <span className={`light light-${colour.toLowerCase()}`} title={word}>
      <span aria-hidden>{shapes[colour]}</span> <span className={terse ? 'only-read' : ''}>{word}</span>
    </span>
  );
}
