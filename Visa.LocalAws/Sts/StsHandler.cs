using System.Xml.Linq;

namespace Visa.LocalAws.Sts;

/// <summary>STS over the query protocol: a form with Action in, XML out. GetCallerIdentity alone is offered; no credentials are checked.</summary>
internal sealed class StsHandler
{
    private static readonly XNamespace Xml = "https://sts.amazonaws.com/doc/2011-06-15/";

    /// <summary>Who every caller is.</summary>
    public string Arn { get; } = $"arn:aws:iam::{LocalAwsOptions.AccountId}:user/localaws";

    public async Task HandleAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var requestId = Guid.CreateVersion7().ToString();
        context.Response.Headers["x-amzn-RequestId"] = requestId;
        var action = form["Action"].ToString();
        var answer = action == "GetCallerIdentity" ? CallerIdentity(requestId) : Refusal(action, requestId);
        context.Response.StatusCode = action == "GetCallerIdentity" ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/xml";
        await context.Response.WriteAsync(answer.ToString(SaveOptions.DisableFormatting), context.RequestAborted);
    }

    private XElement CallerIdentity(string requestId) => new(
        Xml + "GetCallerIdentityResponse",
        new XElement(
            Xml + "GetCallerIdentityResult",
            new XElement(Xml + "Arn", Arn),
            new XElement(Xml + "UserId", "AIDALOCALAWS00000000"),
            new XElement(Xml + "Account", LocalAwsOptions.AccountId)),
        new XElement(Xml + "ResponseMetadata", new XElement(Xml + "RequestId", requestId)));

    private static XElement Refusal(string action, string requestId) => new(
        Xml + "ErrorResponse",
        new XElement(
            Xml + "Error",
            new XElement(Xml + "Type", "Sender"),
            new XElement(Xml + "Code", "InvalidAction"),
            new XElement(Xml + "Message", $"Could not find operation {action} for version 2011-06-15: this endpoint offers GetCallerIdentity alone.")),
        new XElement(Xml + "RequestId", requestId));
}
