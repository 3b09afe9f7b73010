// The ways of calls, activities and members, row by row: nothing of a town is needed.
import './activity-table.story.ts';
import './call-table.story.ts';
import './member-table.story.ts';
