namespace Aspire.Hosting.ApplicationModel;

internal sealed class ExplicitStartupAnnotation : IResourceAnnotation;
