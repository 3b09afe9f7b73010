import { listOf } from '../code-list.ts';

const recalled = '[recalled]';

/** Sex 性别. */
export const sexes = listOf(
  { id: 'sex', standard: 'GB/T 2261.1', zh: '性别', source: recalled },
  '0 未知的性别, 1 男性, 2 女性, 9 未说明的性别',
);

/** Marital status 婚姻状况. */
export const maritalStatuses = listOf(
  { id: 'marital-status', standard: 'GB/T 2261.2', zh: '婚姻状况', source: recalled },
  '10 未婚, 20 已婚, 21 初婚, 22 再婚, 23 复婚, 30 丧偶, 40 离婚, 90 未说明的婚姻状况',
);

/** Ethnic groups 民族, by their numbers. */
export const ethnicGroups = listOf(
  { id: 'ethnic-group', standard: 'GB/T 3304', zh: '民族', source: '[recalled], 01–39 alike in public code' },
  `01 汉族, 02 蒙古族, 03 回族, 04 藏族, 05 维吾尔族, 06 苗族, 07 彝族, 08 壮族, 09 布依族, 10 朝鲜族, 11 满族, 12 侗族,
  13 瑶族, 14 白族, 15 土家族, 16 哈尼族, 17 哈萨克族, 18 傣族, 19 黎族, 20 傈僳族, 21 佤族, 22 畲族, 23 高山族, 24 拉祜族,
  25 水族, 26 东乡族, 27 纳西族, 28 景颇族, 29 柯尔克孜族, 30 土族, 31 达斡尔族, 32 仫佬族, 33 羌族, 34 布朗族, 35 撒拉族,
  36 毛南族, 37 仡佬族, 38 锡伯族, 39 阿昌族, 40 普米族, 41 塔吉克族, 42 怒族, 43 乌孜别克族, 44 俄罗斯族, 45 鄂温克族,
  46 德昂族, 47 保安族, 48 裕固族, 49 京族, 50 塔塔尔族, 51 独龙族, 52 鄂伦春族, 53 赫哲族, 54 门巴族, 55 珞巴族, 56 基诺族`,
);

/** Education 学历, the upper classes only. */
export const educations = listOf(
  { id: 'education', standard: 'GB/T 4658', zh: '学历', source: recalled },
  `10 研究生教育, 20 大学本科教育, 30 大学专科教育, 40 中等职业教育, 60 普通高级中学教育, 70 初级中学教育, 80 小学教育,
  90 其他`,
);

/** Political status 政治面貌. */
export const politicalStatuses = listOf(
  { id: 'political-status', standard: 'GB/T 4762', zh: '政治面貌', source: recalled },
  `01 中国共产党党员, 02 中国共产党预备党员, 03 中国共产主义青年团团员, 04 中国国民党革命委员会会员, 05 中国民主同盟盟员,
  06 中国民主建国会会员, 07 中国民主促进会会员, 08 中国农工民主党党员, 09 中国致公党党员, 10 九三学社社员,
  11 台湾民主自治同盟盟员, 12 无党派人士, 13 群众`,
);
