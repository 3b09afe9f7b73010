import { promises } from '@linli/testkit';
import { assignments } from '../src/assignment.model.ts';
import { points } from '../src/point.model.ts';
import { subgraph } from '../src/subgraph.ts';
import { tasks } from '../src/task.model.ts';
import { visits } from '../src/visit.model.ts';
import { workers } from '../src/worker.model.ts';
import { aBuilding, anAssignment, aTask, aVisit, aWorker } from './people.ts';

promises(subgraph, {
  samples: [
    { collection: workers, row: aWorker() },
    { collection: assignments, row: anAssignment('w-1') },
    { collection: points, row: aBuilding() },
    { collection: visits, row: aVisit('w-1') },
    { collection: tasks, row: aTask('w-1') },
  ],
});
