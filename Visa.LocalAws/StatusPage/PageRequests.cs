namespace Visa.LocalAws.StatusPage;

/// <summary>
/// Tells a browser's requests from AWS's on the one port. Our own pages lie under <c>/_localaws</c>, which can be no bucket; the root and the
/// login are the page's only for an unsigned request that wants HTML. Everything else is AWS's.
/// </summary>
internal static class PageRequests
{
    public const string Root = "/_localaws";

    private static readonly string[] SharedPaths = ["/", "/login", "/logout"];
    private static readonly string[] HealthPaths = ["/health", "/alive"];

    public static bool IsPage(HttpRequest request)
    {
        if (IsSigned(request))
            return false;
        if (request.Path.StartsWithSegments(Root, StringComparison.Ordinal))
            return true;
        if (HealthPaths.Contains(request.Path.Value, StringComparer.Ordinal))
            return HttpMethods.IsGet(request.Method);
        var wantsHtml = request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
        return wantsHtml && SharedPaths.Contains(request.Path.Value, StringComparer.Ordinal) && (HttpMethods.IsGet(request.Method) || request.Path != "/");
    }

    private static bool IsSigned(HttpRequest request) =>
        request.Headers.Authorization.Count > 0 || request.Headers.Keys.Any(name => name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)) || request.Query.ContainsKey("X-Amz-Algorithm");
}
