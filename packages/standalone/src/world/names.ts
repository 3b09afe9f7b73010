import type { Chance } from './chance.ts';

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤',
];
const compound = ['欧阳', '上官', '司徒', '诸葛'];
const given = [
  ...'伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超霞平刚桂文辉玲建国华红波宁鑫晨宇浩子轩雨涵梓萱欣怡佳慧思远志诚安康乐悦云飞海燕春兰秋菊立新德福永庆',
];

/** A name of a family that many people have and that is nobody's. */
export const namedOf = (family: string, chance: Chance): string =>
  family + chance.pick(given) + (chance.happens(0.7) ? chance.pick(given) : '');

export const nameOf = (chance: Chance): string =>
  namedOf(chance.happens(0.02) ? chance.pick(compound) : chance.pick(surnames), chance);

/** Eleven digits in the form of a mobile number. Numbers that begin with 110 are not given out: it reaches nobody. */
export const phoneOf = (chance: Chance): string => `110${String(chance.between(0, 99_999_999)).padStart(8, '0')}`;

/** A mobile number in a form that registers of people take. None that begins with 154 has been given out [recalled]. */
export const mobileOf = (chance: Chance): string => `154${String(chance.between(0, 99_999_999)).padStart(8, '0')}`;

const firms = ['安邻', '和睦', '家园', '同心', '暖阳', '惠民'];

/** A property or helper firm that does not exist. */
export const firmOf = (chance: Chance): string => `${chance.pick(firms)}社区服务有限公司(演示)`;
