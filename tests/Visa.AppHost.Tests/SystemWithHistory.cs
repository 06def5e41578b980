namespace Visa.AppHost.Tests;

/// <summary>A fresh system as <c>./visa up</c> starts it: with a past of its own, and a first model from it.</summary>
public sealed class SystemWithHistory : RunningSystem
{
    protected override bool HasHistory => true;
}
