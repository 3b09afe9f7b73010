import type { Post } from '@linli/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../asking.ts';
import { PlaceNames } from '../generated/api.ts';
import { departmentName, roleName } from '../names.ts';
import { actAt } from '../post.ts';
import { useViewer } from '../viewer.tsx';

// A grid's code begins with the twelve digits of the division it lies in.
const nodeOf = ({ node }: Post): string => node.slice(0, 12);

/** The posts of this login by place; one acts at one place at a time. */
export function Posts() {
  const { t } = useTranslation();
  const { posts } = useViewer();
  const nodes = [...new Set(posts.map(nodeOf))];
  if (nodes.length === 0) return null;
  return (
    <Card title={t('me.posts')}>
      <ul className="lines">
        {nodes.map((node) => (
          <PostLine key={node} node={node} posts={posts.filter((post) => nodeOf(post) === node)} />
        ))}
      </ul>
    </Card>
  );
}

function PostLine({ node, posts }: { readonly node: string; readonly posts: readonly Post[] }) {
  const { t } = useTranslation();
  const { home, grids } = useViewer();
  const client = useQueryClient();
  const { data } = useAsk(PlaceNames, { code: node });
  const isHere = home?.code === node || posts.some((post) => grids.includes(post.node));
  const act = (): void => {
    actAt(node);
    client.clear();
    location.assign('/');
  };
  return (
    <li>
      <span className="lines-head">
        <strong>{data?.jurisdiction?.name ?? node}</strong>
        {isHere ? <Tag color="processing">{t('me.actingHere')}</Tag> : <Button onClick={act}>{t('me.act')}</Button>}
      </span>
      <span className="soft">
        {posts
          .map(({ role, department }) =>
            [roleName(role, t), department ? departmentName(department, t) : []].flat().join(' '),
          )
          .join(', ')}
      </span>
    </li>
  );
}
