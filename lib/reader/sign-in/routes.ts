/** Routes of signing in and out. */
import type { Routes } from '../desk.ts';
import { sendCode, showSignIn } from './begin.ts';
import { showCode, takeCode } from './code.ts';
import { showDone } from './done.ts';
import { goElsewhere } from './elsewhere.ts';
import { showPassword, takePassword } from './password.ts';
import { showSignOut, signOut } from './sign-out.ts';

export const signInRoutes: Routes = {
  'GET /sign-in': showSignIn,
  'POST /sign-in': sendCode,
  'GET /sign-in/code': showCode,
  'POST /sign-in/code': takeCode,
  'GET /sign-in/password': showPassword,
  'POST /sign-in/password': takePassword,
  'GET /sign-in/done': showDone,
  'POST /sign-in/elsewhere': goElsewhere,
  'GET /sign-out': showSignOut,
  'POST /sign-out': signOut,
};
