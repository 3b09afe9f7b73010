import { colours, themeOf } from '../src/theme.ts';

const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

// WCAG 2.1, contrast ratio.
const contrast = (a: string, b: string): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

describe('somebody with tired eyes', () => {
  const inks = ['brand', 'text', 'textSoft', 'green', 'amber', 'red'] as const;

  it.each(
    inks.flatMap((ink) => ['#ffffff', colours.ground, colours.brandSoft].map((ground) => [ink, ground] as const)),
  )('reads %s on %s at 4.5 : 1 or better', (ink, ground) => {
    expect(contrast(colours[ink], ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('gets text of 18 px and targets of 60 px in large type', () => {
    expect(themeOf('large').token).toMatchObject({ fontSize: 18, controlHeight: 60 });
  });

  it('gets targets of 44 px on a phone', () => {
    expect(themeOf('touch').token?.controlHeight).toBeGreaterThanOrEqual(44);
  });
});
