// What is done in one city: nobody of one story is in the way of another. Who listens comes first, before anybody spoke.
import './live.story.ts';
import './posts.story.ts';
import './joint.story.ts';
import './report.story.ts';
import './bad-input.story.ts';
import './neighbours.story.ts';
import './privacy.story.ts';
// Last: what all of it left behind is backed up.
import './drill.story.ts';
