/** Takes the library elsewhere, brings one in, ends it: all on the device, without the server. */
export const DeviceTools = () => (
  <section className="device-tools" data-part="tools" aria-labelledby="your-data" hidden>
    <h2 className="aside-head" id="your-data">
      Your data
    </h2>
    <p className="summary">
      Nothing of this leaves your device. Take it with you, bring in a library from another browser, or a
      reading list.
    </p>
    <p className="device-buttons">
      <button className="button" type="button" data-do="export-json">
        Export all
      </button>
      <button className="button" type="button" data-do="export-bookmarks">
        Export as bookmarks
      </button>
      <button className="button" type="button" data-do="import">
        Import…
      </button>
      <button className="button" type="button" data-do="erase">
        Erase…
      </button>
    </p>
    <input
      type="file"
      accept=".json,.html,.htm,application/json,text/html"
      aria-label="File to import"
      hidden
    />
    <p className="summary" data-part="outcome" role="status" />
  </section>
);
