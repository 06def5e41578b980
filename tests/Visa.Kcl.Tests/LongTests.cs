namespace Visa.Kcl.Tests;

/// <summary>Campaigns run short every time, and long when VISA_TEST_LONG=1.</summary>
internal static class LongTests
{
    public static int Rounds(int few, int many) => Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1" ? many : few;
}
