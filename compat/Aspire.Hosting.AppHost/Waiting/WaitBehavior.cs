namespace Aspire.Hosting.ApplicationModel;

/// <summary>What to do when the resource that is waited for can no longer become ready by itself.</summary>
public enum WaitBehavior
{
    WaitOnResourceUnavailable = 0,
    StopOnResourceUnavailable = 1,
}
