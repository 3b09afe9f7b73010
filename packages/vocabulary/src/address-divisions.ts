// The divisions people write before an address, one after another. 小区 and 社区 end no district.
const divisions: readonly RegExp[] = [
  /^.{2,8}?(?:省|自治区|特别行政区)/u,
  /^.{2,10}?(?:市|自治州|地区|盟)/u,
  /^.{1,10}?(?:(?<![小社])区|县|旗|市)/u,
  /^.{1,12}?(?:街道(?:办事处)?|镇|乡)/u,
  /^.{1,15}?(?:社区|居委会|居民委员会|村委会|村民委员会)/u,
];

/** An area as it is, and without the divisions that may stand before it: what is left in between may be either. */
export function withoutDivisions(area: string): readonly string[] {
  const left = [area];
  for (const division of divisions) {
    const last = left.at(-1) ?? '';
    const rest = last.replace(division, '');
    if (rest && rest !== last) left.push(rest);
  }
  return left;
}
