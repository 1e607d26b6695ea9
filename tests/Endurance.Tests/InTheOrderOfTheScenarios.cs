using Xunit.Sdk;
using Xunit.v3;

namespace Endurance.Tests;

/// <summary>Runs the scenarios in the order in which they are listed: the last leaves two instances of each service behind.</summary>
public sealed class InTheOrderOfTheScenarios : ITestCaseOrderer
{
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(test => Array.FindIndex(ScenarioTests.Order, name => test.TestCaseDisplayName.Contains(name, StringComparison.Ordinal)))];
}
