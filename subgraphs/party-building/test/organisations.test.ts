// Organisations and who belongs to them: all stories of one town.
import './orgs.story.ts';
import './members.story.ts';
import './residents.story.ts';
import './world.story.ts';
