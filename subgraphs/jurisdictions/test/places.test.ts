// Places, points and who works there: all stories of one town.
import './jurisdiction.story.ts';
import './grid.story.ts';
import './point.story.ts';
import './worker.story.ts';
import './work.story.ts';
import './households.story.ts';
import './elders.story.ts';
import './history.story.ts';
import './leaks.story.ts';
import './refusals.story.ts';
