// Elders, who looks after them, and what they eat: all stories of one town.
import './elders.story.ts';
import './assessment.story.ts';
import './care.story.ts';
import './alerts.story.ts';
import './meals.story.ts';
import './history.story.ts';
