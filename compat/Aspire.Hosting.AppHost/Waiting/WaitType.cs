namespace Aspire.Hosting.ApplicationModel;

internal enum WaitType
{
    Healthy,
    Completed,
    Started,
}
