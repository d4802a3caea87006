import type { Routes } from '../desk.ts';
export const signInRoutes: Routes = {};
