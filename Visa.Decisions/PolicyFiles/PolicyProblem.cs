namespace Visa.Decisions.PolicyFiles;

/// <summary>Something wrong in a policy file, at a line and column counted from 1.</summary>
public sealed record PolicyProblem(int Line, int Column, string Message);
