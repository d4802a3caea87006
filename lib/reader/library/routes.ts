import type { Routes } from '../desk.ts';
export const libraryRoutes: Routes = {};
