export type { Answered, Asking, GraphError, Question } from './ask.ts';
export { type City, startCity } from './city.ts';
export { figuresIn } from './figures.ts';
export { SAMPLE_PASSWORD } from './login.ts';
export type { CityOptions } from './plan.ts';
export type { PartName } from './ports.ts';
export { loadDemo, loadNation } from './demo.ts';
