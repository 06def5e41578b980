using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Visa.Orchestrator.Tests.Pages;

/// <summary>A page of the browser, with what went wrong in it.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly string? _screenshots;
    private readonly List<string> _complaints = [];

    public BrowserPage(IBrowserContext context, IPage page, string? screenshots)
    {
        (_context, Page, _screenshots) = (context, page, screenshots);
        Page.SetDefaultTimeout(30_000);
        Page.Console += (_, message) =>
        {
            // A refusal that a test asks for is answered with 404 or 409, which the browser reports too.
            if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal))
            {
                _complaints.Add(message.Text);
            }
        };
        Page.PageError += (_, error) => _complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, and what the content security policy stopped.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public ILocator Heading => Page.Locator("h1");

    public ILocator Problem => Page.Locator("[role=alert]");

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Row(string text) => Page.Locator("tbody tr").Filter(new LocatorFilterOptions { HasText = text });

    public ILocator Region(string name) => Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>The run's or step's state at the top of the page.</summary>
    public ILocator State => Page.Locator("header .badge");

    public Task GoAsync(string path) => Page.GotoAsync(path);

    public Task ClickAsync(string link) => Link(link).ClickAsync();

    public Task PressAsync(string button) => Button(button).ClickAsync();

    /// <summary>Kept when <c>VISA_SCREENSHOTS</c> names a folder.</summary>
    public async Task ShootAsync(string what, [CallerMemberName] string test = "")
    {
        if (_screenshots is not null)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(_screenshots, $"{test}-{what}.png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
