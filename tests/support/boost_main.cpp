// The test runner of every test executable; GUICHET_TEST_MODULE is its name.
#define BOOST_TEST_MODULE GUICHET_TEST_MODULE
#include <boost/test/included/unit_test.hpp>
