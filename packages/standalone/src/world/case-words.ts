import type { Chance } from './chance.ts';

type Matter = readonly [title: string, description: string];

// What people write, by category of the national tree of cases; {p} is where it is.
const matters: Readonly<Record<string, readonly Matter[]>> = {
  A01: [['{p}井盖破损', '{p}门前的井盖裂了一角,夜里走路容易踩空,请尽快处理。']],
  A02: [['{p}路灯不亮', '{p}北侧连着三盏路灯不亮,老人晚上出行不便。']],
  A03: [['{p}路面坑洼', '{p}门口路面有坑,下雨积水,骑车容易摔倒。']],
  A04: [['{p}水管漏水', '{p}旁的水管从昨晚开始漏水,地面已经积水。']],
  A05: [['{p}电线下垂', '{p}东侧有电线垂得很低,伸手就能碰到。']],
  B01: [['{p}垃圾未清运', '{p}旁垃圾桶满了两天没人清,味道很大。']],
  B02: [['{p}楼道堆物', '{p}一楼楼道堆满纸箱和旧家具,影响通行。']],
  B03: [['{p}小广告', '{p}单元门和电梯里又贴满了小广告。']],
  B04: [['{p}绿化带被踩踏', '{p}前的绿化带被人踩出一条路,树苗也断了。']],
  B05: [['{p}夜间施工噪声', '{p}对面晚上十一点还在施工,孩子睡不着。']],
  B06: [['{p}油烟直排', '{p}楼下餐饮店油烟直排,窗户不敢开。']],
  C01: [['{p}占道经营', '{p}门口流动摊贩占了人行道,只能走机动车道。']],
  C02: [['{p}机动车占道', '{p}出入口停了两辆车,救护车进不来。']],
  C03: [['{p}非机动车乱停', '{p}门前共享单车倒了一片,盲道被占。']],
  C04: [['{p}顶楼搭建', '{p}顶楼有人在搭阳光房,担心楼顶承重。']],
  D01: [['{p}消防通道被堵', '{p}后面的消防通道被私家车堵住。']],
  D02: [['{p}电动车进楼充电', '{p}有人把电瓶拿到家里充电,楼道里拉着插线板。']],
  D03: [['{p}闻到煤气味', '{p}楼道里有煤气味,希望上门检查。']],
  D04: [['{p}高空抛物', '{p}楼上经常扔东西下来,昨天差点砸到人。']],
  D05: [['{p}群租', '{p}有一户隔成七八间出租,人员进出很多。']],
  E01: [['{p}邻里漏水纠纷', '{p}楼上漏水泡了天花板,双方谈不拢,请社区调解。']],
  E02: [['{p}物业费争议', '{p}业主反映电梯长期不修,物业却涨价。']],
  F01: [['{p}独居老人需要照看', '{p}有一位独居老人最近腿脚不便,买菜困难。']],
  F02: [['{p}困难家庭求助', '{p}一户家庭主要劳动力住院,需要临时救助。']],
  F03: [['{p}食品卫生问题', '{p}小店卖过期面包,孩子吃了拉肚子。']],
  G02: [['{p}雨后积水', '{p}下穿处积水到小腿,车辆熄火。']],
  Z: [['{p}其他诉求', '{p}希望增设一处休息座椅和晾晒杆。']],
};

/** Categories that a world has cases of. */
export const knownCategories = Object.keys(matters);

/** Title and description of a made-up matter of a category at a place. */
export function matterOf(
  category: string,
  where: string,
  chance: Chance,
): { readonly title: string; readonly description: string } {
  const [title, description] = chance.pick(matters[category] ?? matters['Z'] ?? []);
  return { title: title.replaceAll('{p}', where), description: description.replaceAll('{p}', where) };
}

/** What is written when something is done or refused. */
export const remarks = {
  up: ['网格无处置权限,需专业部门处理', '现场需要专业设备', '当事人不配合,需上级协调'],
  escalate: ['本级无相应队伍,提请上级派遣', '涉及多个单位,提请上级协调'],
  back: ['经现场查看不属本部门职责', '地址不详,请核实后再派'],
  result: ['已到现场处置完毕', '已清理并恢复原状', '已修复,恢复使用', '已上门沟通,双方达成一致', '已劝离并加强巡查'],
  rework: ['现场仍有遗留,请继续处置', '照片与现场不符'],
  answer: ['本单位部分已完成', '已配合到场处置'],
  reject: ['不属于受理范围,已告知投诉渠道'],
  void: ['误报,经核实不存在'],
  happy: ['处理及时,满意', '态度很好', ''],
  unhappy: ['过了两天又和原来一样'],
  pause: ['等待配件到货', '等待产权单位确认'],
} as const;
