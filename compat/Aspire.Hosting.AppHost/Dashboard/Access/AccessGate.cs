using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Access;

/// <summary>Lets through what is signed in, and what is open to be able to sign in; OTLP has its own key.</summary>
internal sealed class AccessGate(BrowserLogin login) : IMiddleware
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        // The OTLP port is the only one with HTTP/2, and serves nothing else.
        if (HttpProtocol.IsHttp2(context.Request.Protocol))
            return IsGrpcOtlp(path) ? next(context) : Refuse(context, StatusCodes.Status404NotFound, "This port takes OTLP over gRPC only.");
        if (path.StartsWithSegments("/v1") || path.StartsWithSegments(BrowserLogin.Path) || login.IsSignedIn(context))
            return next(context);
        if (path.StartsWithSegments("/api"))
            return Refuse(context, StatusCodes.Status401Unauthorized, "Sign in first: open the link that the app host printed when it started.");

        var wanted = context.Request.Path + context.Request.QueryString.Value;
        context.Response.Redirect($"{BrowserLogin.Path}?returnUrl={Uri.EscapeDataString(wanted)}");
        return Task.CompletedTask;
    }

    private static bool IsGrpcOtlp(PathString path) => path.Value?.StartsWith("/opentelemetry.proto.collector.", StringComparison.Ordinal) == true;

    private static Task Refuse(HttpContext context, int status, string reason) =>
        Results.Problem(reason, statusCode: status).ExecuteAsync(context);
}
