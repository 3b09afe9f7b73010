// Cases from the report to the close: all stories of one town.
import './course.story.ts';
import './report.story.ts';
import './public.story.ts';
import './residents.story.ts';
import './settings.story.ts';
import './attachments.story.ts';
import './callback.story.ts';
import './clocks.story.ts';
import './history.story.ts';
import './joint.story.ts';
import './merge.story.ts';
import './neighbours.story.ts';
import './pause.story.ts';
import './bulletins.story.ts';
import './hazards.story.ts';
import './inspections.story.ts';
import './alerts.story.ts';
