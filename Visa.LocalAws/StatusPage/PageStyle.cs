namespace Visa.LocalAws.StatusPage;

/// <summary>What is the same on every page: no assets from elsewhere, light and dark, wide and narrow.</summary>
internal static class PageStyle
{
    public const string Head = """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <style>
          :root { color-scheme: light dark; --line: #8883; --soft: #8881; --good: #1a7f4b; --bad: #c5283d; --busy: #8a6d00; font: 15px/1.45 system-ui, sans-serif }
          @media (prefers-color-scheme: dark) { :root { --good: #4cc38a; --bad: #ff7b8b; --busy: #e0b93c } }
          * { box-sizing: border-box }
          body { margin: 0 }
          header { display: flex; gap: 1rem; align-items: baseline; flex-wrap: wrap; padding: .9rem 1.25rem; border-bottom: 1px solid var(--line) }
          header h1 { font-size: 1.15rem; margin: 0 }
          header p { margin: 0; opacity: .7 }
          main { max-width: 80rem; margin: 0 auto; padding: 0 1.25rem 3rem }
          section { margin-top: 1.75rem }
          h2 { font-size: 1rem; margin: 0 0 .5rem }
          .none { margin: 0; opacity: .65 }
          .scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px }
          table { border-collapse: collapse; width: 100%; font-size: .9rem }
          th, td { text-align: left; padding: .4rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere }
          th { background: var(--soft); font-weight: 600; white-space: nowrap }
          tr:last-child td { border-bottom: 0 }
          th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
          .state { font-weight: 600; white-space: nowrap } .time { white-space: nowrap } .wide { min-width: 16rem } .good { color: var(--good) } .bad { color: var(--bad) } .busy { color: var(--busy) }
          pre { border: 1px solid var(--line); border-radius: 8px; padding: .75rem; overflow-x: auto; margin: 0; font-size: .85rem }
          a { color: inherit }
          @media (max-width: 40rem) { td { min-width: 6rem } main { padding: 0 .75rem 2rem } }
        </style><title>
        """;

    public const string BodyStart = " · LocalAws</title></head><body><header><h1><a href=\"/\" style=\"text-decoration:none\">LocalAws</a></h1><p>";

    public const string MainStart = "</p></header><main>";

    public const string End = "</main></body></html>";
}
