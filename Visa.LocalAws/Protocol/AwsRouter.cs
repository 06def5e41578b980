namespace Visa.LocalAws.Protocol;

/// <summary>
/// All services share one address. A call with <c>X-Amz-Target</c> belongs to the JSON service that the header names; a form posted to the root
/// is a call of the query protocol, which STS speaks; everything else is S3.
/// </summary>
internal sealed class AwsRouter(AwsJsonEndpoint json, HttpServices http)
{
    private const string FormContentType = "application/x-www-form-urlencoded";

    public Task RouteAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method) && request.Headers.ContainsKey(AwsJsonEndpoint.TargetHeader))
        {
            return json.HandleAsync(context);
        }

        var isQueryCall = HttpMethods.IsPost(request.Method) && request.ContentType?.StartsWith(FormContentType, StringComparison.OrdinalIgnoreCase) == true;
        return isQueryCall ? http.Sts(context) : http.S3(context);
    }
}
