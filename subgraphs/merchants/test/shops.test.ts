// Shops and markets: all stories of one town.
import './merchant.story.ts';
import './shop.story.ts';
import './licence.story.ts';
import './inspection.story.ts';
import './market.story.ts';
import './hearing.story.ts';
import './world.story.ts';
