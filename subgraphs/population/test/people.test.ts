// People: all stories of one town.
import './resident.story.ts';
import './changes.story.ts';
import './own-hands.story.ts';
import './requests.story.ts';
import './tags.story.ts';
import './attacks.story.ts';
import './erased-from-ledgers.story.ts';
