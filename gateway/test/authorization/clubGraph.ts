import { fakeGraph } from '../fakeGraphlets.ts';

const user = { id: 'u1', name: 'Ada', email: 'ada@example.com', mustHave: 'x', role: 'ADMIN' };
const things = [
  { __typename: 'Public', id: 'p', label: 'Open', note: 'n' },
  { __typename: 'Private', id: 's', label: 'Hidden', secret: 'x' },
];

/** Users with private fields, and an interface and a union with a private type. */
export const clubGraph = () =>
  fakeGraph({
    users: {
      sdl: `
        type Query { me: User @authenticated user: User users: [[User]] things: [Thing] found: [Found] }
        type Mutation { rename: User @policy(policies: [["rename"]]) touch: Int }
        enum Role @requiresScopes(scopes: [["roles"]]) { ADMIN }
        type User @key(fields: "id") {
          id: ID! name: String role: Role
          email: String @requiresScopes(scopes: [["read", "mail"], ["all"]])
          mustHave: String! @authenticated
          phone: String @policy(policies: [["vip"]])
        }
        interface Thing { id: ID! label: String }
        type Public implements Thing { id: ID! label: String note: String }
        type Private implements Thing { id: ID! label: String @authenticated secret: String }
        type Badge @authenticated { id: ID! secret: String }
        union Found = Public | Badge`,
      resolvers: {
        Query: {
          me: () => user,
          user: () => user,
          users: () => [[user]],
          things: () => things,
          found: () => [things[0], { __typename: 'Badge', id: 'b', secret: 'x' }],
        },
        Mutation: { rename: () => user, touch: () => 1 },
        User: { __resolveReference: () => user, phone: () => '1' },
      },
    },
    mails: {
      sdl: `
        type User @key(fields: "id") {
          id: ID! email: String @external
          domain: String @requires(fields: "email") @requiresScopes(scopes: [["read", "mail"], ["all"]])
        }`,
      resolvers: { User: { domain: ({ email }: { email: string }) => email.split('@')[1] } },
    },
  });
