import type { ThemeConfig } from 'antd';

/** Ink on paper with one calm green-blue; amber and red are kept for what is late. Every pair of text and ground is at least 4.5 : 1. */
export const colours = {
  brand: '#12575c',
  brandSoft: '#e4efee',
  ground: '#f4f6f5',
  text: '#1c2a2b',
  textSoft: '#4d5c5d',
  line: '#dce3e2',
  green: '#1f6b3a',
  amber: '#8a5300',
  red: '#b3261e',
} as const;

const fonts =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, -apple-system, "Segoe UI", sans-serif';

// Touch targets of 44 px and, in large type, text of 18 px with 60 px targets (工信部适老化 rules).
const sizes = {
  usual: { fontSize: 14, fontSizeSM: 12, controlHeight: 36, controlHeightLG: 44, controlHeightSM: 28 },
  touch: { fontSize: 16, fontSizeSM: 14, controlHeight: 44, controlHeightLG: 48, controlHeightSM: 36 },
  large: { fontSize: 18, fontSizeSM: 18, controlHeight: 60, controlHeightLG: 60, controlHeightSM: 48 },
} as const;

export type Size = keyof typeof sizes;

/** `isStill` for whoever told the device that things on screens should not move. */
export const themeOf = (size: Size, isStill = false): ThemeConfig => ({
  token: {
    ...sizes[size],
    motion: !isStill,
    fontFamily: fonts,
    lineHeight: 1.57,
    borderRadius: 6,
    wireframe: false,
    colorPrimary: colours.brand,
    colorLink: colours.brand,
    colorInfo: colours.brand,
    colorSuccess: colours.green,
    colorWarning: colours.amber,
    colorError: colours.red,
    colorPrimaryBg: colours.brandSoft,
    colorPrimaryBgHover: '#d3e5e4',
    controlItemBgActive: colours.brandSoft,
    controlItemBgActiveHover: '#d3e5e4',
    colorSuccessBg: '#e4f2e8',
    colorSuccessBorder: '#b5d6c0',
    colorWarningBg: '#fcf0da',
    colorWarningBorder: '#ecd3a4',
    colorInfoBg: colours.brandSoft,
    colorInfoBorder: '#b9d6d4',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#f0bdb8',
    colorText: colours.text,
    colorTextSecondary: colours.textSoft,
    colorTextTertiary: colours.textSoft,
    colorTextDescription: colours.textSoft,
    colorTextPlaceholder: '#667575',
    colorBgLayout: colours.ground,
    colorBorder: '#b9c5c4',
    colorBorderSecondary: colours.line,
    boxShadow: '0 1px 2px rgb(18 40 42 / 8%)',
  },
  components: {
    Layout: {
      headerBg: '#ffffff',
      siderBg: '#ffffff',
      bodyBg: colours.ground,
      headerHeight: 56,
      headerPadding: '0 20px',
    },
    Menu: {
      itemHeight: 44,
      itemBorderRadius: 6,
      itemSelectedBg: colours.brandSoft,
      itemSelectedColor: colours.brand,
      groupTitleColor: colours.textSoft,
      activeBarBorderWidth: 0,
    },
    Card: { headerFontSize: sizes[size].fontSize + 1, bodyPadding: 16, headerPadding: 16, headerHeight: 48 },
    Table: { headerBg: '#eef2f1', headerColor: colours.textSoft, cellPaddingBlock: 10, rowHoverBg: '#f3f8f7' },
    Statistic: { titleFontSize: size === 'usual' ? 13 : sizes[size].fontSizeSM, contentFontSize: 26 },
    Tag: { defaultBg: '#eef2f1', defaultColor: colours.text },
  },
});
