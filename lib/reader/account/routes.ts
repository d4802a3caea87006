import type { Routes } from '../desk.ts';
export const accountRoutes: Routes = {};
