namespace Aspire.Hosting.ApplicationModel;

/// <summary>Names a value as a deployment manifest does.</summary>
public interface IManifestExpressionProvider
{
    string ValueExpression { get; }
}
