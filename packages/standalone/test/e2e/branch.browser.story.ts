import { choose, named, phone, theBrowser, withBrowser } from './browser.ts';
import { isDone, moment, opens, presses, saidAt, sends, soon } from './forms.ts';
import { theCity } from './the-city.ts';

const city = theCity({ world: 'small' });
const { at, scene } = theBrowser(city);
let made: { readonly org: string; readonly resident: string };

const ORGS = '{ partyOrgs(first: 20, filter: { kind: BRANCH }) { nodes { id isMine } } }';
const PEOPLE = '{ residents(first: 50) { nodes { id ageYears } } }';

beforeAll(async () => {
  const { partyOrgs } = await (await city.as('secretary-binhu')).asks(ORGS);
  const { residents } = await (await city.as('clerk-binhu')).asks(PEOPLE);
  made = {
    org: partyOrgs.nodes.find(({ isMine }: { isMine: boolean }) => isMine).id,
    resident: residents.nodes.findLast(({ ageYears }: { ageYears: number }) => ageYears > 20 && ageYears < 50).id,
  };
}, 90_000);

withBrowser('the secretary of a branch', () => {
  it(
    'takes a member on the roll, and does not confirm them within the year',
    scene(async () => {
      const page = await at('secretary-binhu', `/party/orgs/${made.org}`);
      const admit = await opens(page, '接收党员', async (form) => {
        await form.getByLabel('居民编号').fill(made.resident);
        await form.getByLabel('入党日期').fill(soon(30));
        await form.getByLabel('预备期').check();
      });
      await saidAt(admit, '入党日期').getByText('填写的内容不符合要求').waitFor();
      await admit.getByLabel('入党日期').fill(soon(-30));
      await sends(admit, '接收党员');
      await isDone(page, '接收党员');
      const confirm = await opens(page, '按期转正');
      await confirm.getByText('预备期未满一年').waitFor();
      await confirm.getByRole('button', { name: named('取消') }).click();
      await page.context().close();
    }),
  );

  it(
    'opens an activity, checks a member in, and a stranger to the roll cannot',
    scene(async () => {
      const page = await at('secretary-binhu', `/party/orgs/${made.org}`);
      const plan = await opens(page, '安排组织生活', async (form) => {
        await form.getByLabel('标题').fill('表单党课');
        await form.getByLabel('开始时间').fill(moment(-10));
        await form.getByLabel('结束时间').fill(moment(-60));
      });
      await saidAt(plan, '结束时间').waitFor();
      await plan.getByLabel('结束时间').fill(moment(60));
      await sends(plan, '安排组织生活');
      await isDone(page, '安排组织生活');
      await presses(page, '开始签到');
      await presses(page, '代为签到', (form) => choose(form, '党员(按名册序号)', '预备党员'));
      const { partyOrg } = await (
        await city.as('secretary-binhu')
      ).asks(
        'query ($id: ID!) { partyOrg(id: $id) { activities(first: 1, order: NEWEST) { nodes { checkInCode attendances(first: 5) { nodes { by } } } } } }',
        { id: made.org },
      );
      const [activity] = partyOrg.activities.nodes;
      expect(activity.attendances.nodes).toEqual([{ by: 'SECRETARY' }]);
      const stranger = await at('resident-binhu', `/party/check-in/${activity.checkInCode}`, phone);
      await stranger.getByRole('button', { name: 'Check in' }).click();
      await stranger.getByRole('alert').waitFor();
      await stranger.context().close();
      await presses(page, '结束并记录', (form) => form.locator('textarea').fill('学习交流'));
      await page.getByText('学习交流').waitFor();
      await page.context().close();
    }),
  );
});
