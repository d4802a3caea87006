/** The script that comes when the paper is to be kept for reading offline, or is offered as an app. */
export * from './offline/keep-offline.ts';
