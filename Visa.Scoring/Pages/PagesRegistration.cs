namespace Visa.Scoring.Pages;

internal static class PagesRegistration
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
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
