using Visa.LocalAws.Protocol;
using Visa.ServiceDefaults.Authentication;

namespace Visa.LocalAws.StatusPage;

internal static class StatusPageRegistration
{
    /// <summary>The pages need a login as those of every service; AWS's clients do not come by here.</summary>
    public static WebApplicationBuilder AddStatusPage(this WebApplicationBuilder builder)
    {
        builder.AddVisaAuthentication();
        builder.Services.AddSingleton<StatusPages>();
        return builder;
    }

    /// <summary>Takes AWS's calls out before routing and login see them. Must come before anything that is mapped.</summary>
    public static WebApplication UseAwsFirst(this WebApplication app)
    {
        var router = app.Services.GetRequiredService<AwsRouter>();
        app.Use((context, next) => PageRequests.IsPage(context.Request) ? next(context) : router.RouteAsync(context));
        app.UseRouting();
        return app;
    }

    public static WebApplication MapStatusPage(this WebApplication app)
    {
        app.MapGet("/", (StatusPages pages) => Html(pages.Overview())).RequireAuthorization(Roles.Viewer);
        app.MapGet(PageRequests.Root, () => Results.Redirect("/")).RequireAuthorization(Roles.Viewer);
        app.MapGet($"{PageRequests.Root}/buckets/{{name}}", (StatusPages pages, string name, string? after) => Html(pages.BucketPage(name, after))).RequireAuthorization(Roles.Viewer);
        app.MapGet($"{PageRequests.Root}/runs/{{id}}", async (StatusPages pages, string id, CancellationToken cancellationToken) => Html(await pages.RunPageAsync(id, cancellationToken)))
            .RequireAuthorization(Roles.Viewer);
        return app;
    }

    private static IResult Html(string? page) => page is null ? Results.NotFound() : Results.Content(page, "text/html; charset=utf-8");
}
