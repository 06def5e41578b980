using Visa.Orchestrator.Pages.Steps;
using Visa.ServiceDefaults.Authentication;

namespace Visa.Orchestrator.Pages;

/// <summary>The pages: HTML from the server with plain links and forms, which work without scripts; with scripts, what is live stays up to date.</summary>
public static class PagesRegistration
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        // Also when it is run from its build output outside of Development; a published program has no such manifest and needs none.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
    }

    public static void MapPages(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets();
        LogText.Map(app);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode().RequireAuthorization(Roles.Viewer);
    }
}
