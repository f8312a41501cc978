import { RequestCosts } from './requestCosts.ts';

function costs(limit?: number) {
  const told: [string, number][] = [];
  return {
    told,
    costs: new RequestCosts((operation, gbSeconds) => told.push([operation, gbSeconds]), limit),
  };
}

describe('request costs', () => {
  it('go to the operation, those before it was known and those after', () => {
    const { told, costs: requests } = costs();
    requests.addCost('r-1', 1);
    requests.addCost('r-1', 2);
    requests.addCost('r-2', 64);
    requests.setOperation('r-1', 'Film');
    requests.addCost('r-1', 4);
    expect(told).toEqual([
      ['Film', 3],
      ['Film', 4],
    ]);
  });

  it('forget the oldest request beyond the limit', () => {
    const { told, costs: requests } = costs(2);
    for (const requestId of ['r-1', 'r-2', 'r-3']) requests.addCost(requestId, 1);
    for (const requestId of ['r-3', 'r-2', 'r-1']) requests.setOperation(requestId, requestId);
    expect(told).toEqual([
      ['r-3', 1],
      ['r-2', 1],
    ]);
  });
});
